package org.sordino.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

class PyTorchTest {
  @Test
  void deviceName_isWhatTheOptionTakes() {
    assertEquals("cpu", new PyTorch(Device.cpu(), 1).deviceName());
    assertEquals("gpu:0", new PyTorch(Device.gpu(), 1).deviceName());
    assertEquals("gpu:3", new PyTorch(Device.gpu(3), 1).deviceName());
  }
}
