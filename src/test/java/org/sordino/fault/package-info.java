/**
 * Breaks files and processes on purpose, by a seed, and looks that nothing worse than a refusal in
 * one line comes of it. {@code src/fault/campaign.sh} runs all of it.
 */
package org.sordino.fault;
