package org.sordino.model;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/** How an example becomes what a network sees, with the statistics of the training part. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(SpectrogramFeatures.class),
  @JsonSubTypes.Type(ImageFeatures.class)
})
public sealed interface Features permits SpectrogramFeatures, ImageFeatures {
  /** The shape of one input, without the batch. */
  Shape shape();

  /**
   * Whether inputs are stretches of something longer, which then has an answer for each of them.
   */
  boolean overTime();

  /** The endings, in lower case, that the names of files of such examples have. */
  Set<String> endings();
}
