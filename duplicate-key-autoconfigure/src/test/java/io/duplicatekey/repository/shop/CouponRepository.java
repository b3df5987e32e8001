package io.duplicatekey.repository.shop;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;

public interface CouponRepository extends JpaRepository<Coupon, Long> {

	@Upsert(key = "name", otherKeys = Permission.ALLOW)
	UpsertResult upsertAll(List<Coupon> rows);

	@Upsert(key = "name")
	UpsertResult upsertSafely(List<Coupon> rows);

}
