package org.sordino.audio;

import java.lang.invoke.VarHandle;
import net.sourceforge.jaad.aac.DecoderConfig;
import net.sourceforge.jaad.aac.sbr.SBR2;
import net.sourceforge.jaad.aac.syntax.BitStream;

/**
 * Spectral band replication of a pair of channels. Where they are coupled, the second one has the
 * envelopes of the first (ISO/IEC 14496-3, table 4.65). JAAD copies their number only after it has
 * read by it, and reads amiss wherever it changes; here the second channel has it before.
 */
final class CoupledReplication extends SBR2 {
  /** Of an extra byte and its flag, the coupling, and the beginning of a grid. */
  private static final int AHEAD = 1 + 8 + 1 + 10;

  private static final Class<?> CHANNEL = JaadInside.type(SBR2.class, "Channel");
  private static final VarHandle SECOND = JaadInside.field(SBR2.class, "ch1", CHANNEL);
  private static final VarHandle ENVELOPES = JaadInside.field(CHANNEL, "L_E", int.class);
  private static final VarHandle NOISES = JaadInside.field(CHANNEL, "L_Q", int.class);

  CoupledReplication(DecoderConfig config) {
    super(config);
  }

  /** Passes over what belongs to a rate that the sound is not decoded at. */
  @Override
  public void decode(BitStream in, boolean checked) {
    if (!isSBRDownSampled()) {
      super.decode(in, checked);
    }
  }

  @Override
  protected int sbr_data(BitStream in) {
    int left = Math.min(AHEAD, in.getBitsLeft());
    int ahead = in.peekBits(left) << (Integer.SIZE - left);
    int coupling = ahead < 0 ? 1 + 8 : 1; // behind the flag of an extra byte, and that
    int grid = ahead << coupling;
    if (grid < 0) {
      int envelopes = envelopes(grid << 1);
      ENVELOPES.set(SECOND.get(this), envelopes);
      NOISES.set(SECOND.get(this), envelopes > 1 ? 2 : 1);
    }
    return super.sbr_data(in);
  }

  /**
   * How many envelopes a grid has (table 4.67) that begins with the highest bit of {@code bits}.
   */
  private static int envelopes(int bits) {
    int twos = bits >>> 22; // ten bits, all of whose fields are of two
    return switch (twos >>> 8) {
      case 0 -> Math.min(1 << (twos >>> 6 & 3), 4);
      case 1, 2 -> (twos >>> 4 & 3) + 1;
      default -> Math.min((twos >>> 2 & 3) + (twos & 3) + 1, 5);
    };
  }
}
