package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sordino.dataset.Examples;
import org.sordino.dataset.ImageDataset;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.ImageNormalisation;
import org.sordino.dataset.Part;
import org.sordino.dataset.TrainParts;
import org.sordino.model.ImageFeatures;
import org.sordino.model.ModelDescription;

/**
 * Images to evaluate a model on. {@link #ALL} is the test part of whatever data there are.
 *
 * @param name which data set
 * @param data where it is
 */
public record ImageParts(ImageDatasetName name, Path data) implements PartSource {
  @Override
  public Examples examples(ModelDescription model, String part, int threads, RunListener told)
      throws IOException {
    ImageNormalisation normalisation = ImageFeatures.in(model.features()).normalisation();
    ModelDescription.Trained trained = model.trained();
    boolean own = name.label().equals(trained.dataset());
    ImageDataset images =
        own ? name.open(data, TrainParts.parse(trained.split().rule())) : name.open(data);
    requireClasses(model.classes(), images.classes());
    boolean same = images.fingerprint().equals(trained.fingerprint());
    if (part.equals(ALL)) {
      told.note(
          same
              ? "these are the images that the model's parts were made of; the test part"
              : "these are not the images that the model's parts were made of; their test part");
      return images.examples(Part.TEST, normalisation);
    }
    if (!same) {
      throw new IOException(
          data
              + ": not the images that the model's parts were made of; --part all takes the test"
              + " part of any");
    }
    Examples examples = images.examples(Part.parse(part), normalisation);
    if (examples.size() == 0) {
      throw new IllegalArgumentException(
          "--part %s: %s has no such images".formatted(part, name.label()));
    }
    return examples;
  }

  private void requireClasses(List<String> expected, List<String> found) throws IOException {
    if (expected.size() != found.size()) {
      throw new IOException(
          "%s: expected the %d classes of the model, found %d"
              .formatted(data, expected.size(), found.size()));
    }
    for (int label = 0; label < expected.size(); label++) {
      if (!expected.get(label).equals(found.get(label))) {
        throw new IOException(
            "%s: expected the classes of the model, %s among them, found %s in its place"
                .formatted(data, expected.get(label), found.get(label)));
      }
    }
  }
}
