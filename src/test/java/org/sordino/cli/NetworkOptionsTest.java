package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.experiment.TrainingDefaults;
import org.sordino.network.NetworkSettings;
import org.sordino.network.Shortcut;
import picocli.CommandLine;

class NetworkOptionsTest {
  private static NetworkSettings settings(TrainingDefaults defaults, String... options) {
    return CommandLine.populateCommand(new NetworkOptions(), options).settings(defaults);
  }

  @Test
  void settings_withoutOptions_areTheDefaultOfTheData() {
    assertEquals(NetworkSettings.of("nnet1"), settings(TrainingDefaults.SONGS));
    assertEquals(NetworkSettings.of("resnet20"), settings(TrainingDefaults.IMAGES));
  }

  @Test
  void settings_ofASongNetwork_areWhatEveryOptionSays() {
    assertEquals(
        new NetworkSettings("nnet2", List.of(30, 15), true, 0.25, null, 3),
        settings(
            TrainingDefaults.SONGS,
            "--network=nnet2",
            "--head=30,15",
            "--batch-norm",
            "--dropout=0.25",
            "--members=3"));
  }

  @Test
  void settings_ofAnImageNetwork_haveItsShortcut() {
    assertEquals(
        new NetworkSettings("resnet56", List.of(), false, 0, Shortcut.B, null),
        settings(TrainingDefaults.IMAGES, "--network=resnet56", "--shortcut=b"));
  }
}
