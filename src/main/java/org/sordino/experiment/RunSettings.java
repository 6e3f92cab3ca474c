package org.sordino.experiment;

import java.util.Map;
import org.sordino.dataset.SplitRule;
import org.sordino.network.NetworkSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.training.TrainingSettings;

/**
 * Everything that decides the result of a run.
 *
 * @param songs which songs
 * @param split how they are divided
 * @param splitSeed the seed of the division
 * @param scale the scale of the spectrograms
 * @param network which network
 * @param loss the name of the loss
 * @param lossOptions its settings, as given
 * @param training how to train
 * @param command the command line, for the record
 */
public record RunSettings(
    SongSelection songs,
    SplitRule split,
    long splitSeed,
    Scale scale,
    NetworkSettings network,
    String loss,
    Map<String, String> lossOptions,
    TrainingSettings training,
    String command) {}
