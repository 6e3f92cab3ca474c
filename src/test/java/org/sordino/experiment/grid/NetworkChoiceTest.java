package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.file.Yaml;
import org.sordino.network.NetworkSettings;
import org.sordino.network.Shortcut;

class NetworkChoiceTest {
  /** As {@code tune} writes what its options say, and reads it again. */
  @Test
  void of_anySettings_areThoseThatTheFileSays() throws IOException {
    for (NetworkSettings settings :
        List.of(
            NetworkSettings.of("nnet1"),
            NetworkSettings.of("nnet2"),
            NetworkSettings.of("nnet1", List.of(30, 15), true, 0.5, null).withMembers(3),
            NetworkSettings.of("resnet20", null, false, 0, Shortcut.B))) {
      NetworkChoice choice = NetworkChoice.of(settings);

      assertEquals(settings, choice.settings());
      assertEquals(settings.name(), choice.label());
      NetworkChoice read = Yaml.parse(Yaml.text(choice), NetworkChoice.class, Path.of("x.yaml"));
      assertEquals(settings, read.settings());
    }
  }

  @Test
  void read_everyKey_isTaken() throws IOException {
    String songs = "{name: nnet2, label: mine, head: [30, 15], batch_norm: true, dropout: 0.5";

    NetworkChoice choice =
        Yaml.parse(songs + ", members: 3}", NetworkChoice.class, Path.of("x.yaml"));

    assertEquals("mine", choice.label());
    assertEquals(
        NetworkSettings.of("nnet2", List.of(30, 15), true, 0.5, null).withMembers(3),
        choice.settings());
    assertEquals(
        NetworkSettings.of("resnet20", null, false, 0, Shortcut.B),
        Yaml.parse("{name: resnet20, shortcut: b}", NetworkChoice.class, Path.of("x.yaml"))
            .settings());
  }
}
