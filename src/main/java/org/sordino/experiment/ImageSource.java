package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.sordino.dataset.ImageDataset;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.Part;
import org.sordino.dataset.TrainParts;

/**
 * Images.
 *
 * @param name which data set
 * @param data where it is
 * @param trainParts the parts of it that train; see {@link ImageDatasetName#open(Path, TrainParts)}
 * @param augment whether training images are mirrored and shifted by chance
 * @param tested whether there is a test part; without one, a tenth of the training images is set
 *     apart for validation where the data set has no such part
 */
public record ImageSource(
    ImageDatasetName name, Path data, TrainParts trainParts, boolean augment, boolean tested)
    implements DataSource {
  @Override
  public void requireThere(Consumer<String> told) throws IOException {
    name.requireThere(data, trainParts);
  }

  @Override
  public int axes() {
    return 3;
  }

  @Override
  public DividedData open(int threads, RunListener listener) throws IOException {
    listener.note("reading the images of " + data);
    ImageDataset images = name.open(data, trainParts);
    images.requireEveryClass(data);
    String fingerprint = images.fingerprint();
    TrainParts parts = trainParts;
    if (!tested && images.size(Part.VALIDATION) == 0) {
      images = images.tenthHeldOut();
      parts = parts.holdingOutATenth();
    }
    return new DividedImages(this, images, images.normalisation(), fingerprint, parts);
  }
}
