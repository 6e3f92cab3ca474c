package org.sordino.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sordino.experiment.grid.Experiment;
import org.sordino.experiment.grid.ExperimentData;
import org.sordino.experiment.grid.Method;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.grid.Plan;
import org.sordino.experiment.grid.TeacherChoice;
import org.sordino.experiment.grid.TrainingChoice;
import org.sordino.experiment.grid.TuningChoice;
import org.sordino.file.Yaml;

class DocumentedExperimentTest {
  private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  /** Before a part's name in bold, a heading, and what follows the first block. */
  private static final Pattern PASSAGE = Pattern.compile("\n\n(?=\\*\\*`|## |A misspelt key )");

  @Test
  void documents_everyYamlBlock_isAnExperimentThatCanBePlanned() throws IOException {
    int blocks = 0;
    for (String document : List.of("README.md", "EXPERIMENTS.md")) {
      String text = Files.readString(ROOT.resolve(document));
      for (MatchResult block : (Iterable<MatchResult>) BLOCK.matcher(text).results()::iterator) {
        Experiment experiment =
            Yaml.parse(block.group(1), Experiment.class, Path.of(document + ".yaml"));
        assertFalse(Plan.of(experiment).rows().isEmpty(), document);
        blocks++;
      }
    }
    assertEquals(2, blocks);
  }

  /** Each part of an experiment, and what the passage begins with that tells its keys. */
  static List<Arguments> parts() {
    return List.of(
        Arguments.of(Experiment.class, "A misspelt key "),
        Arguments.of(Experiment.Block.class, "**`grid`**"),
        Arguments.of(ExperimentData.class, "**`data`**"),
        Arguments.of(TrainingChoice.class, "**`training`**"),
        Arguments.of(TuningChoice.class, "**`tuning`**"),
        Arguments.of(Method.class, "**`methods`**"),
        Arguments.of(TeacherChoice.class, "**`teacher`**"),
        Arguments.of(NetworkChoice.class, "**`grid`**"));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void document_everyKeyOfAnExperiment_isTold(Class<?> part, String beginning) throws IOException {
    String text =
        Arrays.stream(PASSAGE.split(Files.readString(ROOT.resolve("EXPERIMENTS.md"))))
            .filter(passage -> passage.startsWith(beginning))
            .findFirst()
            .orElseThrow();
    for (RecordComponent component : part.getRecordComponents()) {
      String key = component.getName().replaceAll("(?=\\p{Upper})", "_").toLowerCase(Locale.ROOT);
      assertTrue(text.contains("`" + key + "`"), key);
    }
  }
}
