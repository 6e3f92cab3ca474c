package org.sordino.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sordino.network.NamedParameters;
import org.sordino.network.TensorSource;

/**
 * Tensors by their names, as files hold a network's parameters or the velocities of their training.
 */
public final class NamedTensors implements TensorSource {
  private final Path file;
  private final Map<String, SafeTensors.Tensor> tensors;

  private NamedTensors(Path file, Map<String, SafeTensors.Tensor> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  /** The tensors of {@code file}, which messages name. */
  public static NamedTensors of(Path file, Map<String, SafeTensors.Tensor> tensors) {
    return new NamedTensors(file, tensors);
  }

  /** Reads a file of tensors; see {@link SafeTensors#read}. */
  public static NamedTensors read(Path file) throws IOException {
    return of(file, SafeTensors.read(file).tensors());
  }

  /**
   * Refuses a file that cannot be of a network with so many parameters.
   *
   * @throws IOException in one line naming the file if there are fewer than {@code least} tensors
   */
  void requireTensors(int least) throws IOException {
    if (tensors.size() < least) {
      throw new IOException(
          "%s: expected at least %d tensors, found %d".formatted(file, least, tensors.size()));
    }
  }

  /** The values of {@code block}'s parameters now. */
  public static Map<String, SafeTensors.Tensor> valuesOf(Block block) {
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    NamedParameters.of(block)
        .forEach((name, parameter) -> tensors.put(name, tensor(parameter.getArray())));
    return tensors;
  }

  /** The shape and values of {@code array}, float32. */
  public static SafeTensors.Tensor tensor(NDArray array) {
    return new SafeTensors.Tensor(array.getShape().getShape(), array.toFloatArray());
  }

  /**
   * {@inheritDoc}
   *
   * @throws TensorMismatchException if the file has no such tensor, one of another shape, or a
   *     value that is not finite
   */
  @Override
  public NDArray tensor(String name, Shape shape, DataType type, NDManager manager) {
    SafeTensors.Tensor tensor = tensors.get(name);
    String found = tensor == null ? "none" : "one of " + Arrays.toString(tensor.shape());
    if (tensor == null || !Arrays.equals(tensor.shape(), shape.getShape())) {
      throw new TensorMismatchException(
          "%s: expected the tensor %s of %s, found %s"
              .formatted(file, name, Arrays.toString(shape.getShape()), found));
    }
    for (float value : tensor.values()) {
      if (!Float.isFinite(value)) {
        throw new TensorMismatchException(
            "%s: expected finite values in %s, found %s".formatted(file, name, value));
      }
    }
    return manager.create(tensor.values(), shape).toType(type, false);
  }

  /** A file whose tensors do not fit the network, or are no weights. */
  public static final class TensorMismatchException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    TensorMismatchException(String message) {
      super(message, new IOException(message));
    }
  }
}
