/**
 * What a typed text means for somebody's safety. {@link tandem.safety.Detector} is the way in: it reads a text with the patterns
 * of one language ({@link tandem.safety.Patterns}) and says whether it tells of something for which an exercise for two is the
 * wrong answer. A net of patterns and no monitoring: it hears neither everything nor only what it should, keeps nothing and
 * sends nothing. No regular expression is run: lists of words become one automaton, which passes a text once.
 */
@NullMarked
package tandem.safety;

import org.jspecify.annotations.NullMarked;
