package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.EngineTest;
import org.sordino.network.PyTorch;

class LoadedNetworkTest extends EngineTest {
  @TempDir private Path folder;
  private LoadedNetwork network;

  @BeforeEach
  void load() throws IOException {
    ModelFolder files = TinyModel.write(folder, TinyModel.plain(), 1, manager);
    network = LoadedNetwork.of(files, files.describe(), torch);
  }

  private boolean open() {
    return network.manager().isOpen();
  }

  private static void awaitBlocked(Thread thread) {
    while (List.of(Thread.State.NEW, Thread.State.RUNNABLE).contains(thread.getState())) {
      Thread.onSpinWait();
    }
  }

  @Test
  void close_whileACallRuns_waitsForItsEnd() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    FutureTask<Boolean> call =
        new FutureTask<>(
            () ->
                network.during(
                    () -> {
                      running.countDown();
                      released.await();
                      return open();
                    }));
    new Thread(call).start();
    running.await();
    Thread closing = new Thread(network::close);
    closing.start();
    awaitBlocked(closing);

    assertTrue(closing.isAlive());
    assertThrows(IllegalStateException.class, () -> network.during(() -> "another call"));
    assertTrue(open());
    released.countDown();
    assertTrue(call.get(), "the weights are there to its end");
    closing.join();
    assertFalse(open());
  }

  @Test
  void close_onAnInterruptedThread_freesAllTheSame() {
    Thread.currentThread().interrupt();

    network.close();

    assertTrue(Thread.interrupted());
    assertFalse(open());
  }

  @Test
  void during_aCallThatFails_doesNotHoldItsEndUp() {
    IOException problem = new IOException("no such song");

    assertEquals(
        problem,
        assertThrows(
            IOException.class,
            () ->
                network.during(
                    () -> {
                      throw problem;
                    })));

    network.close();
    assertFalse(open());
  }

  @Test
  void classify_ofImagesOnceClosed_isRefused() {
    List<Double> half = List.of(0.5, 0.5, 0.5);
    ImageClassifier classifier =
        new ImageClassifier(
            TinyModel.description(TinyModel.plain(), 1),
            new ImageFeatures(3, 32, 32, half, half),
            network,
            warning -> {});
    classifier.close();

    assertFalse(open());
    Path photo = folder.resolve("photo.png");
    assertThrows(IllegalStateException.class, () -> classifier.classify(photo));
  }

  /** A network whose engine takes until {@code started} is counted down. */
  private LoadedNetwork begun(CountDownLatch started) throws IOException {
    ModelFolder files = new ModelFolder(folder);
    return LoadedNetwork.begin(
        files,
        files.describe(),
        () -> {
          started.await();
          return torch;
        });
  }

  @Test
  void begin_whileTheEngineStarts_keepsWhatNeedsItWaiting() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    LoadedNetwork begun = begun(started);
    CountDownLatch called = new CountDownLatch(1);
    FutureTask<Block> call =
        new FutureTask<>(
            () ->
                begun.during(
                    () -> {
                      called.countDown();
                      return begun.block();
                    }));
    new Thread(call).start();
    called.await();
    Thread closing = new Thread(begun::close);
    closing.start();
    awaitBlocked(closing);

    assertFalse(call.isDone());
    started.countDown();
    assertEquals(begun.block(), call.get());
    closing.join();
    assertFalse(begun.manager().isOpen());
  }

  @Test
  void close_interruptedWhileItIsLoading_freesAllTheSame() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    LoadedNetwork begun = begun(started);
    Thread closing = new Thread(begun::close);
    closing.start();
    awaitBlocked(closing);

    closing.interrupt();
    started.countDown();
    closing.join();

    assertFalse(begun.manager().isOpen());
  }

  @Test
  void begin_ofDamagedWeights_tellsWhoeverWaits() throws IOException {
    ModelFolder files = new ModelFolder(folder);
    Files.writeString(files.weights(), "no weights");
    try (LoadedNetwork begun = LoadedNetwork.begin(files, files.describe(), () -> torch)) {
      IOException problem = assertThrows(IOException.class, begun::await);

      assertEquals(
          files.weights() + ": expected a safetensors file, found another or a cut one",
          problem.getMessage());
      assertEquals(problem, assertThrows(UncheckedIOException.class, begun::block).getCause());
    }
  }

  @Test
  void begin_onADeviceThatIsNotThere_tellsWhoeverWaits() throws IOException {
    ModelFolder files = new ModelFolder(folder);
    try (LoadedNetwork begun =
        LoadedNetwork.begin(files, files.describe(), () -> PyTorch.start("gpu:99", 1))) {
      assertThrows(IllegalArgumentException.class, begun::await);
    }
  }
}
