/**
 * An application whose tables are spread over two servers by ShardingSphere.
 */
@NullMarked
package io.duplicatekey.behaviour.sharded;

import org.jspecify.annotations.NullMarked;
