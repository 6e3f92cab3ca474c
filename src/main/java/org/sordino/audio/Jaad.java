package org.sordino.audio;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.util.logging.Logger;
import net.sourceforge.jaad.aac.Decoder;
import net.sourceforge.jaad.aac.Receiver;
import net.sourceforge.jaad.aac.syntax.ICStream;

/**
 * JAAD's decoder of AAC, mended as {@link JaadElements} says, and made to give the same samples for
 * the same file each time: all its decoders draw the noise of perceptual noise substitution from
 * one sequence, so that what one file sounds like would depend on the files before and beside it.
 * Here each file has a sequence of its own, at the price that frames are decoded one at a time.
 */
final class Jaad {
  private static final int FIRST_NOISE = 0x1F2E_3D4C;
  private static final Object NOISE_LOCK = new Object();
  private static final VarHandle NOISE =
      JaadInside.staticField(ICStream.class, "randomState", int.class);

  /** JAAD writes of damage to the log, with stack traces; held, or the setting would be lost. */
  private static final Logger LOG = Logger.getLogger("jaad");

  static {
    LOG.setUseParentHandlers(false);
  }

  private final Decoder decoder;
  private final JaadElements elements;
  private int noise = FIRST_NOISE;

  /**
   * @param config an AudioSpecificConfig
   * @throws IOException or any runtime exception if JAAD does not take it
   */
  Jaad(byte[] config) throws IOException {
    decoder = Decoder.create(config);
    elements = JaadElements.mend(decoder);
  }

  /** In Hz, as far as the settings tell. */
  int sampleRate() {
    return decoder.getConfig().getOutputFrequency().getFrequency();
  }

  /** Whether the last frame had spectral band replication. */
  boolean replicates() {
    return elements.replicates();
  }

  /**
   * Decodes {@code frame} and hands its samples to {@code receiver}, unless it ends too early.
   *
   * @throws RuntimeException any if the frame is damaged
   */
  void decode(byte[] frame, Receiver receiver) {
    synchronized (NOISE_LOCK) {
      NOISE.set(noise);
      decoder.decodeFrame(frame, receiver);
      noise = (int) NOISE.get();
    }
  }
}
