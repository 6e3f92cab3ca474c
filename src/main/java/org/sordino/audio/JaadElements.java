package org.sordino.audio;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.function.Function;
import net.sourceforge.jaad.aac.Decoder;
import net.sourceforge.jaad.aac.DecoderConfig;
import net.sourceforge.jaad.aac.sbr.SBR;
import net.sourceforge.jaad.aac.syntax.CPE;
import net.sourceforge.jaad.aac.syntax.ChannelElement;
import net.sourceforge.jaad.aac.syntax.Element;
import net.sourceforge.jaad.aac.syntax.ICStream;
import net.sourceforge.jaad.aac.syntax.SyntacticElements;
import net.sourceforge.jaad.aac.tools.TNS;

/**
 * The elements of one of JAAD's decoders, by the names that frames call them. What it makes of them
 * when it meets a name first is given what JAAD lacks or does wrong: {@link TemporalNoiseShaping},
 * {@link CoupledReplication} and {@link MonoReplication}.
 */
final class JaadElements extends HashMap<Element.InstanceTag, Element> {
  private static final long serialVersionUID = 1;

  private static final Field ELEMENTS = JaadInside.finalField(SyntacticElements.class, "elements");
  private static final VarHandle OF_DECODER =
      JaadInside.field(Decoder.class, "syntacticElements", SyntacticElements.class);
  private static final Class<?> SINGLE = JaadInside.type(CPE.class, "SCE");
  private static final VarHandle MIDDLE = JaadInside.field(SINGLE, "ics", ICStream.class);
  private static final VarHandle LEFT = JaadInside.field(CPE.class, "icsL", ICStream.class);
  private static final VarHandle RIGHT = JaadInside.field(CPE.class, "icsR", ICStream.class);
  private static final VarHandle SHAPING = JaadInside.field(ICStream.class, "tns", TNS.class);
  private static final VarHandle REPLICATION =
      JaadInside.field(ChannelElement.class, "sbr", SBR.class);

  private final transient DecoderConfig config;

  private JaadElements(DecoderConfig config) {
    this.config = config;
  }

  /** Mends what {@code decoder}, which has decoded nothing yet, is going to decode with. */
  static JaadElements mend(Decoder decoder) {
    JaadElements elements = new JaadElements(decoder.getConfig());
    try {
      ELEMENTS.set(OF_DECODER.get(decoder), elements);
      return elements;
    } catch (IllegalAccessException e) {
      throw new LinkageError("another version of JAAD", e);
    }
  }

  /** Whether the last frame had spectral band replication. */
  boolean replicates() {
    return values().stream()
        .filter(ChannelElement.class::isInstance)
        .map(element -> (SBR) REPLICATION.get(element))
        .anyMatch(replication -> replication != null && replication.isValid());
  }

  @Override
  public Element computeIfAbsent(
      Element.InstanceTag tag, Function<? super Element.InstanceTag, ? extends Element> made) {
    return super.computeIfAbsent(tag, name -> mended(made.apply(name)));
  }

  private Element mended(Element element) {
    if (element instanceof CPE) {
      SHAPING.set(LEFT.get(element), new TemporalNoiseShaping());
      SHAPING.set(RIGHT.get(element), new TemporalNoiseShaping());
      if (config.isSBREnabled()) {
        REPLICATION.set(element, new CoupledReplication(config));
      }
    } else if (SINGLE.isInstance(element)) {
      SHAPING.set(MIDDLE.get(element), new TemporalNoiseShaping());
      if (config.isSBREnabled()) {
        REPLICATION.set(element, new MonoReplication(config));
      }
    }
    return element;
  }
}
