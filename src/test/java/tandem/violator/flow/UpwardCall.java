package tandem.violator.flow;

import tandem.engine.Engine;

/** Knows a package above its own. */
final class UpwardCall {
    final Class<?> above = Engine.class;
}
