-- tag::statement[]
INSERT INTO `products` (`name`, `price`, `sku`, `stock`, `tenant`, `version`)
VALUES (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?) AS `new`
ON DUPLICATE KEY UPDATE
  `version` = IF(NOT (CAST(`new`.`name` AS BINARY) <=> CAST(`products`.`name` AS BINARY)
      AND `new`.`price` <=> `products`.`price` AND `new`.`stock` <=> `products`.`stock`),
    `products`.`version` + 1, `products`.`version`),
  `name` = `new`.`name`, `price` = `new`.`price`, `stock` = `new`.`stock`
-- end::statement[]
