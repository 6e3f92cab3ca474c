/**
 * Files written whole or not at all, and the one JSON and the one CSV dialect that every file of
 * Sordino uses.
 */
package org.sordino.file;
