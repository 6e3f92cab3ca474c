package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.dataset.TinyExamples;
import org.sordino.loss.Mutual;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.model.NamedTensors;
import org.sordino.model.SafeTensors;
import org.sordino.network.NetworkSettings;
import org.sordino.network.UniformFanIn;

/** What a killed run goes on from. */
class CheckpointTest extends TinyTraining {
  /** A run that was killed. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Kills in a step of {@code epoch}, or at the end of the epoch {@code finished} if earlier. */
  private static TrainingListener killer(int epoch, int step, int finished) {
    return new TrainingListener() {
      @Override
      public void stepped(int now, int done, int steps, DoubleSupplier loss) {
        if (now == epoch && done == step) {
          throw new Killed();
        }
      }

      @Override
      public void finished(Epoch now) {
        if (now.epoch() == finished) {
          throw new Killed();
        }
      }
    };
  }

  /** Killed in a step of epoch 3, or after the history's line of epoch 2 and before its state. */
  @ParameterizedTest
  @CsvSource({"false, 3, 2", "true, 3, 2", "false, 2, 1", "true, 2, 1"})
  void run_killedAndResumed_endsLikeOneThatWasNot(boolean dropping, int epoch, int kept)
      throws IOException {
    NetworkSettings network = dropping ? DROPPING : PLAIN;
    TrainingSettings settings = settings(0.02, 7);
    train("whole", network, settings, 18, null, TrainingListener.SILENT);
    assertThrows(
        Killed.class, () -> train("cut", network, settings, 18, null, killer(3, 2, epoch)));
    Checkpoint state = Checkpoint.read(checkpoint("cut"));
    assertEquals(kept, state.epoch());
    Files.writeString(history("cut").file(), Files.readString(history("cut").file()) + "{\"ep");

    train("cut", network, settings, 18, state, TrainingListener.SILENT);

    assertSameRun("whole", "cut");
  }

  private void trainPeers(String name, @Nullable Checkpoint resumed, TrainingListener listener)
      throws IOException {
    List<Block> peers = new ArrayList<>();
    for (int peer = 0; peer < 2; peer++) {
      peers.add(
          block(
              DROPPING,
              resumed == null ? new UniformFanIn(peer + 1) : resumed.peers().get(peer).weights()));
    }
    SoftLabelLoss loss = new SoftLabelLoss(new Mutual(2));
    new TrainingLoop(torch, peers.get(0), peers, loss, settings(0.02, 7), null)
        .run(
            new TinyExamples(18, 1),
            VALIDATION,
            history(name),
            checkpoint(name),
            resumed,
            listener);
  }

  @Test
  void run_ofPeersKilledAndResumed_endsLikeOneThatWasNot() throws IOException {
    trainPeers("whole", null, TrainingListener.SILENT);
    assertThrows(Killed.class, () -> trainPeers("cut", null, killer(2, 1, 2)));

    trainPeers("cut", Checkpoint.read(checkpoint("cut")), TrainingListener.SILENT);

    assertSameRun("whole", "cut");
  }

  @Test
  void checkpoint_ofMorePeersThanThereAre_isRefused() throws IOException {
    Path file = checkpoint("many");
    SafeTensors.Tensor tensor = new SafeTensors.Tensor(new long[] {1}, new float[] {1});
    new SafeTensors(
            Map.of("epoch", "1", "peers", "999999999"), Map.of("0.weights.fc1.bias", tensor))
        .write(file);

    assertEquals(
        file + ": expected the state of 999999999 peers, found 1",
        assertThrows(IOException.class, () -> Checkpoint.read(file)).getMessage());
  }

  @Test
  void checkpoint_writtenAndRead_isExact() throws IOException {
    Block block = train("exact", DROPPING, settings(0.02, 9), 18, null, TrainingListener.SILENT);
    Sgd sgd = new Sgd(block, 0.9, 0, false, false);
    Checkpoint read = Checkpoint.read(checkpoint("exact"));
    sgd.resume(read.peers().get(0).velocities());

    Checkpoint.write(checkpoint("copy"), 4, List.of(new Peer(block, sgd)));

    SafeTensors before = SafeTensors.read(checkpoint("exact"));
    SafeTensors after = SafeTensors.read(checkpoint("copy"));
    assertEquals(before.metadata(), after.metadata());
    assertEquals(List.of("epoch", "peers"), List.copyOf(after.metadata().keySet()));
    assertSame(before.tensors(), after.tensors());
    assertSame(
        NamedTensors.valuesOf(block),
        NamedTensors.valuesOf(block(DROPPING, read.peers().get(0).weights())));
    assertTrue(before.tensors().containsKey("0.weights.bn1.running_mean"));
    assertFalse(before.tensors().containsKey("0.velocities.bn1.running_mean"));
  }

  @Test
  void checkpoint_fileOfWeights_isRefused() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    new SafeTensors(Map.of("format", "pt"), Map.of()).write(file);

    String message = assertThrows(IOException.class, () -> Checkpoint.read(file)).getMessage();

    assertTrue(message.startsWith(file + ": expected a number of "), message);
  }
}
