package org.sordino.audio;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import net.sourceforge.jaad.aac.DecoderConfig;
import net.sourceforge.jaad.aac.ps.PSOrig;
import net.sourceforge.jaad.aac.sbr.PS;
import net.sourceforge.jaad.aac.sbr.SBR;
import net.sourceforge.jaad.aac.sbr.SBR1;
import net.sourceforge.jaad.aac.syntax.BitStream;

/**
 * Spectral band replication of one channel, of which parametric stereo may make two (ISO/IEC
 * 14496-3, 8.6.4). JAAD's newer decoder of that loses the signs of level differences; the older one
 * beside it, which is taken here, does not.
 */
final class MonoReplication extends SBR1 {
  private static final Class<?> FILTERS = JaadInside.type(SBR.class, "SynthesisFilterbank");
  private static final VarHandle STEREO = JaadInside.field(SBR1.class, "ps", PS.class);
  private static final VarHandle SECOND_FILTERS = JaadInside.field(SBR1.class, "qmfs1", FILTERS);
  private static final MethodHandle OPEN = JaadInside.method(SBR.class, "openFilterbank", FILTERS);

  MonoReplication(DecoderConfig config) {
    super(config);
    STEREO.set(this, new PSOrig(numTimeSlotsRate));
    SECOND_FILTERS.set(this, filters());
  }

  private Object filters() {
    try {
      return (Object) OPEN.invoke((SBR) this);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("another version of JAAD", e);
    }
  }

  /** Passes over what belongs to a rate that the sound is not decoded at. */
  @Override
  public void decode(BitStream in, boolean checked) {
    if (!isSBRDownSampled()) {
      super.decode(in, checked);
    }
  }
}
