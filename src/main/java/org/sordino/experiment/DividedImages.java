package org.sordino.experiment;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sordino.dataset.Examples;
import org.sordino.dataset.ImageDataset;
import org.sordino.dataset.ImageNormalisation;
import org.sordino.dataset.ItemKind;
import org.sordino.dataset.Part;
import org.sordino.dataset.TrainParts;
import org.sordino.model.Features;
import org.sordino.model.ImageFeatures;
import org.sordino.model.ModelDescription;

/**
 * The images of a run, in the parts of their data set.
 *
 * @param source what they were opened from
 * @param images all of them
 * @param normalisation the statistics of the training images
 * @param fingerprint of all of them, which takes a while to compute
 * @param parts which of them train
 */
record DividedImages(
    ImageSource source,
    ImageDataset images,
    ImageNormalisation normalisation,
    String fingerprint,
    TrainParts parts)
    implements DividedData {
  @Override
  public ItemKind itemKind() {
    return ItemKind.IMAGE;
  }

  @Override
  public List<String> classes() {
    return images.classes();
  }

  @Override
  public ImageFeatures features() {
    return ImageFeatures.of(normalisation);
  }

  @Override
  public Examples training(long seed) {
    return source.augment()
        ? images.augmentedTraining(normalisation, seed)
        : images.examples(Part.TRAIN, normalisation);
  }

  @Override
  public Examples examples(Part part, Features features) {
    return images.examples(part, ImageFeatures.in(features).normalisation());
  }

  @Override
  public NDArray seenBy(Features features, NDArray inputs) {
    return ImageFeatures.in(features).from(features(), inputs);
  }

  @Override
  public int size(Part part) {
    return part == Part.TEST && !source.tested() ? 0 : images.size(part);
  }

  @Override
  public void requireFitting(Features features) {
    ImageFeatures.in(features);
  }

  /** Images have no names; what tells is the parts that a model of the same data set learnt. */
  @Override
  public long known(ModelDescription.Trained model, Part part) {
    TrainParts learnt = TrainParts.parse(model.split().rule());
    boolean known =
        part == Part.VALIDATION
            && model.dataset().equals(images.name())
            && learnt.trainAllOf(parts.validating());
    return known ? size(part) : 0;
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("dataset", images.name());
    config.put("data", source.data().toString());
    config.put("fingerprint", fingerprint);
    config.put("classes", classes());
    config.put("train_parts", source.trainParts().toString());
    config.put("augment", source.augment());
    if (!source.tested()) {
      config.put("split", "without test");
    }
    config.put("features", features());
    return config;
  }

  @Override
  public ModelDescription.Trained trained(String command, Map<String, Object> metrics) {
    return new ModelDescription.Trained(
        images.name(),
        fingerprint,
        new ModelDescription.TrainedSplit(
            parts.toString(), 0, List.of(), List.of(), List.of(), Map.of()),
        command,
        null,
        size(Part.TRAIN),
        metrics);
  }

  /** Nothing: the data set says which image is in which part. */
  @Override
  public void requireSameSplit(Path folder) {}

  @Override
  public void writeSplit(Path folder) {}
}
