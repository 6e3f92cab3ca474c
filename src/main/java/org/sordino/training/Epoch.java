package org.sordino.training;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code history.jsonl}. Of the members of an ensemble and of peers the training
 * figures are those of the first one; the ensemble itself, or the first peer, is validated.
 *
 * @param epoch from 1
 * @param learningRate the rate of its first step, and of all unless the schedule is per step
 * @param loss mean over its examples of what was trained on
 * @param crossEntropy its part of cross-entropy with the hard labels, unweighted
 * @param kl its part of divergence from the teacher, without weight and factor but with ω
 * @param errors in percent, by names such as {@code train_clip_error_percent}: of the training
 *     examples as they passed, before each step, and of the validation part after the epoch, if
 *     there is one; in the file each is a key of its own
 * @param crossEntropyGradient mean norm of the cross-entropy part's gradient with respect to the
 *     logits of an example, weighted as in the loss
 * @param klGradient the same of the divergence part
 * @param regularizationSamples examples on whose true class KL − CE had a larger gradient than CE
 *     ([Z21] section 3.2), if a network teaches
 * @param seconds wall time, validation included
 */
public record Epoch(
    int epoch,
    double learningRate,
    double loss,
    double crossEntropy,
    double kl,
    @JsonAnyGetter @JsonAnySetter Map<String, Double> errors,
    double crossEntropyGradient,
    double klGradient,
    @Nullable Long regularizationSamples,
    double seconds) {
  /** Keeps its own map. */
  public Epoch {
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }
}
