package org.sordino.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.dataset.ImageDataset;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.MadeUpImages;
import org.sordino.dataset.Part;
import org.sordino.dataset.TrainParts;
import org.sordino.model.ModelDescription;

/** CIFAR-10 of 100 training images, a tenth of which is set apart. */
class DividedImagesTest {
  @TempDir private static Path images;

  private static DividedData divided;

  @BeforeAll
  static void makeImages() throws IOException {
    for (int copy = 0; copy < 10; copy++) {
      MadeUpImages.pngPart(images, "train", 0, copy + ".png");
    }
    MadeUpImages.pngPart(images, "test", 10);
    divided =
        new ImageSource(ImageDatasetName.CIFAR_10, images, TrainParts.TRAIN, false, false)
            .open(1, new SilentRun());
  }

  private static ModelDescription.Trained trainedOn(String dataset, String rule) {
    return new ModelDescription.Trained(
        dataset,
        "fingerprint",
        new ModelDescription.TrainedSplit(rule, 0, List.of(), List.of(), List.of(), Map.of()),
        "command",
        null,
        1,
        Map.of());
  }

  @Test
  void trained_withATenthHeldOut_saysSoAsOpenTakesIt() throws IOException {
    String rule = divided.trained("command", Map.of()).split().rule();

    assertEquals("train 9/10", rule);
    ImageDataset again = ImageDatasetName.CIFAR_10.open(images, TrainParts.parse(rule));
    assertEquals(90, again.size(Part.TRAIN));
    assertEquals(10, again.size(Part.VALIDATION));
    assertEquals(divided.size(Part.VALIDATION), again.size(Part.VALIDATION));
  }

  /** What settings are chosen by must not be what is tested in the end. */
  @Test
  void size_ofASearchedSource_hasNoTestImages_soThatValidationIsMeasured() {
    assertEquals(0, divided.size(Part.TEST));
    assertEquals(Part.VALIDATION, divided.measured());
  }

  @Test
  void size_ofATestedSource_hasThemAll() throws IOException {
    DividedData tested =
        new ImageSource(ImageDatasetName.CIFAR_10, images, TrainParts.TRAIN, false, true)
            .open(1, new SilentRun());

    assertEquals(10, tested.size(Part.TEST));
    assertEquals(Part.TEST, tested.measured());
  }

  @Test
  void known_byAModelOfAllTrainingImages_isTheWholeTenth() {
    assertEquals(10, divided.known(trainedOn("cifar-10", "train"), Part.VALIDATION));
    assertEquals(0, divided.known(trainedOn("cifar-10", "train"), Part.TEST));
  }

  @Test
  void known_byAModelThatHeldThemOutOrOfOtherData_isNone() {
    assertEquals(0, divided.known(trainedOn("cifar-10", "train 9/10"), Part.VALIDATION));
    assertEquals(0, divided.known(trainedOn("cinic-10", "train"), Part.VALIDATION));
  }
}
