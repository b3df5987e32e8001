package io.duplicatekey.repository.shop;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.springframework.core.annotation.AliasFor;

import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Upsert;

/**
 * An annotation of an application's own.
 */
@Retention(RetentionPolicy.RUNTIME)
@Upsert(key = { "tenantId", "sku" })
public @interface BySku {

	@AliasFor(annotation = Upsert.class)
	OnDuplicate onDuplicate() default OnDuplicate.UPDATE;

}
