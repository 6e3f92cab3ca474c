package org.sordino.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments with damaged files: one line that names the file and what is wrong. */
class DamagedExperimentTest extends DamagedFiles {
  private static final String RUN = "runs/nnet1/lsr/seed-2/";

  @BeforeEach
  void writeExperiment() throws IOException {
    folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.SMALL);
  }

  @Test
  void yaml_withAMisspeltKey_isNamed() throws IOException {
    replace("experiment.yaml", "title:", "titel:");
    refused(folder.resolve("experiment.yaml"), "titel", "did you mean title?");
  }

  @Test
  void yaml_thatContradictsItself_isNamed() throws IOException {
    replace("experiment.yaml", "lsr:", "lsx:");
    refused(folder.resolve("experiment.yaml"), "lsx");
  }

  @Test
  void yaml_ofOtherBytes_isNamed() throws IOException {
    Files.write(
        folder.resolve("experiment.yaml"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    refused(folder.resolve("experiment.yaml"), "UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"config.json", "metrics.json"})
  void json_ofARunThatIsCut_isNamed(String file) throws IOException {
    String text = Files.readString(folder.resolve(RUN + file));
    Files.writeString(folder.resolve(RUN + file), text.substring(0, text.length() / 2));
    refused(folder.resolve(RUN + file), "line");
  }

  @Test
  void history_ofARun_isNamedWithItsLine() throws IOException {
    replace(RUN + "history.jsonl", "{\"epoch\":2,", "{\"epoch\":2;");
    refused(folder.resolve(RUN + "history.jsonl"), "line 2");
  }

  @Test
  void predictions_ofARun_areNamedWithTheirLine() throws IOException {
    String text = Files.readString(folder.resolve(RUN + "predictions.csv"));
    int line = text.indexOf('\n') + 1;
    Files.writeString(folder.resolve(RUN + "predictions.csv"), text.substring(0, line) + "a,b,c\n");
    refused(folder.resolve(RUN + "predictions.csv"), "line 2");
  }

  @Test
  void predictions_ofOtherClasses_areRefused() throws IOException {
    replace(RUN + "predictions.csv", "blues", "pop");
    refused(folder.resolve(RUN + "predictions.csv"), "expected the classes of metrics.json", "pop");
  }

  @Test
  void metrics_ofOtherClasses_areRefused() throws IOException {
    replace(RUN + "metrics.json", "\"blues\"", "\"pop\"");
    replace(RUN + "predictions.csv", "blues", "pop");
    refused(folder.resolve(RUN + "metrics.json"), "as in other runs", "pop");
  }

  @Test
  void config_withALossThatIsUnknown_isNamed() throws IOException {
    replace(RUN + "config.json", "\"name\" : \"lsr\"", "\"name\" : \"lsx\"");
    refused(folder.resolve(RUN + "config.json"), "lsx");
  }
}
