/** The code and the experiments of README.md, EXPERIMENTS.md and CONTRIBUTING.md, run. */
package org.sordino.examples;
