/**
 * The networks of METHODS.md 4, built from DJL blocks and found by name, their parameters under
 * PyTorch's names, and the engine that runs them.
 */
package org.sordino.network;
