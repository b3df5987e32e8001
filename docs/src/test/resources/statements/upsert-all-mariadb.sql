-- tag::statement[]
INSERT INTO `products` (`name`, `price`, `sku`, `stock`, `tenant`, `version`)
VALUES (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE
  `version` = IF(NOT (CAST(VALUES(`name`) AS BINARY) <=> CAST(`products`.`name` AS BINARY)
      AND VALUES(`price`) <=> `products`.`price` AND VALUES(`stock`) <=> `products`.`stock`),
    `products`.`version` + 1, `products`.`version`),
  `name` = VALUES(`name`), `price` = VALUES(`price`), `stock` = VALUES(`stock`)
-- end::statement[]
