package org.sordino.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(
      classes = {
        Experiment.class,
        Experiment.Block.class,
        ExperimentData.class,
        TrainingChoice.class,
        TuningChoice.class,
        Method.class,
        TeacherChoice.class,
        NetworkChoice.class
      })
  void document_everyKeyOfAnExperiment_isTold(Class<?> part) throws IOException {
    String text = Files.readString(ROOT.resolve("EXPERIMENTS.md"));
    for (RecordComponent component : part.getRecordComponents()) {
      String key = component.getName().replaceAll("(?=\\p{Upper})", "_").toLowerCase(Locale.ROOT);
      assertTrue(text.contains("`" + key + "`"), key);
    }
  }
}
