/** The model folder: what a trained network needs to be used, and its use. */
package org.sordino.model;
