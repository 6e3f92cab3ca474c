package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Path;
import org.sordino.dataset.ImageDataset;
import org.sordino.dataset.ImageDatasetName;

/**
 * Images.
 *
 * @param name which data set
 * @param data where it is
 * @param trainParts the parts of it that train; see {@link ImageDatasetName#open(Path, String)}
 * @param augment whether training images are mirrored and shifted by chance
 */
public record ImageSource(ImageDatasetName name, Path data, String trainParts, boolean augment)
    implements DataSource {
  @Override
  public DividedData open(int threads, RunListener listener) throws IOException {
    listener.note("reading the images of " + data);
    ImageDataset images = name.open(data, trainParts);
    return new DividedImages(this, images, images.normalisation(), images.fingerprint());
  }
}
