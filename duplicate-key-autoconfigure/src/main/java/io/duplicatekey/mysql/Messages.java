package io.duplicatekey.mysql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of MySQL 5.6 to 9.7 and MariaDB 10.11 to 11.8 in every language, as their
 * {@code errmsg.sys} files have them. Read when the first duplicate arrives.
 * <p>
 * A line {@code = codes limit} starts the texts that come under these codes and show at
 * most that many bytes of the value; of one code the most frequent text comes first.
 * {@code [.]} is a full stop that some servers leave away. A text in which the server
 * forgot to fill a slot (Swahili in MariaDB 11.4.5) comes before its mended form.
 */
final class Messages {

	private static final String TEXTS = """
			= 1062 1586 64
			Duplicate entry '{VALUE}' for key '{KEY}'
			重复条目'{VALUE}'键'{KEY}'
			Zvojený klíč '{VALUE}' (číslo klíče '{KEY}')
			Ens værdier '{VALUE}' for indeks '{KEY}'
			Dubbele ingang '{VALUE}' voor zoeksleutel '{KEY}'
			Kattuv väärtus '{VALUE}' võtmele '{KEY}'
			Duplicata du champ '{VALUE}' pour la clef '{KEY}'
			დუბლირებული ჩანაწერი '{VALUE}' გასაღებისთვის '{KEY}'
			Doppelter Eintrag '{VALUE}' für Schlüssel '{KEY}'
			Διπλή εγγραφή '{VALUE}' για το κλειδί '{KEY}'
			Duplikalt bejegyzes '{VALUE}' a '{KEY}' kulcs szerint[.]
			Valore duplicato '{VALUE}' per la chiave '{KEY}'
			'{VALUE}' は索引 '{KEY}' で重複しています。
			중복된 입력 값 '{VALUE}': key '{KEY}'
			Like verdier '{VALUE}' for nøkkel '{KEY}'
			Like verdiar '{VALUE}' for nykkel '{KEY}'
			Powtórzone wystąpienie '{VALUE}' dla klucza '{KEY}'
			Entrada '{VALUE}' duplicada para a chave '{KEY}'
			Cimpul '{VALUE}' e duplicat pentru cheia '{KEY}'
			Дублирующаяся запись '{VALUE}' по ключу '{KEY}'
			Dupliran unos '{VALUE}' za ključ '{KEY}'
			Opakovaný kľúč '{VALUE}' (číslo kľúča '{KEY}')
			Entrada duplicada '{VALUE}' para la clave '{KEY}'
			Ingizo rudufu '%-.64T' kwa ufunguo wa '{VALUE}'
			Ingizo rudufu '{VALUE}' kwa ufunguo wa '{KEY}'
			Dublett '{VALUE}' för nyckel '{KEY}'
			Дублюючий запис '{VALUE}' для ключа '{KEY}'
			= 1062 1586 192
			ALTER TABLE causes auto_increment resequencing, resulting in duplicate entry '{VALUE}' for key '{KEY}'
			ALTER TABLE表会导致AUTO_INCREMENT重建，导致重复的条目'{VALUE}'用于索引'{KEY}'
			ALTER TABLE führt zur Neusequenzierung von auto_increment, wodurch der doppelte Eintrag '{VALUE}' für Schlüssel '{KEY}' auftritt
			ALTER TABLE causa resecuenciado de auto_incremento resultando en entrada duplicada '{VALUE}' para la clave '{KEY}'
			= 1761 192
			Foreign key constraint for table '{PARENT}', record '{VALUE}' would lead to a duplicate entry in table '{TABLE}', key '{KEY}'
			表'{PARENT}'的外键约束，记录'{VALUE}'会导致表'{TABLE}'中的重复条目，键'{KEY}'
			Fremdschlüssel-Beschränkung für Tabelle '{PARENT}', Datensatz '{VALUE}' würde zu einem doppelten Eintrag in Tabelle '{TABLE}', Schlüssel '{KEY}' führen
			La restricción de clave foránea para tabla '{PARENT}', registro '{VALUE}' llevaría a una entrada duplicada en la tabla '{TABLE}', clave '{KEY}'
			Kizuizi cha vifunguo vya kigeni kwa jedwali '{PARENT}', rekodi '{VALUE}' ingefanya ingizo la nakala katika jedwali '{TABLE}', ufunguo '{KEY}'
			FOREIGN KEY constraint för tabell '{PARENT}', posten '{VALUE}' kan inte uppdatera barntabell '{TABLE}' på grund av nyckel '{KEY}'
			= 1762 192
			Foreign key constraint for table '{PARENT}', record '{VALUE}' would lead to a duplicate entry in a child table
			表'{PARENT}'的外键约束，记录'{VALUE}'会导致子表中的重复条目
			Fremdschlüssel-Beschränkung für Tabelle '{PARENT}', Datensatz '{VALUE}' würde zu einem doppelten Eintrag in einer Kind-Tabelle führen
			La restricción de clave foránea para tabla '{PARENT}', registro '{VALUE}' llevaría a una entrada duplicada en una tabla hija
			Kizuizi cha ufunguo wa kigeni kwa jedwali '{PARENT}', rekodi ya '{VALUE}' ingefanya ingizo la nakala katika jedwali la mtoto
			FOREIGN KEY constraint för tabell '{PARENT}', posten '{VALUE}' kan inte uppdatera en barntabell på grund av UNIQUE-test
			= 1859 64
			Duplicate entry for key '{KEY}'
			索引的重复条目'{KEY}'
			Zdvojený klíč (číslo klíče '{KEY}')
			Flere ens nøgler for indeks '{KEY}'
			Dubbele ingang voor zoeksleutel '{KEY}'
			Kattuv väärtus võtmele '{KEY}'
			Duplicata du champ pour la clef '{KEY}'
			დუბლირებული ჩანაწერი გასაღებისთვის '{KEY}'
			Doppelter Eintrag für Schlüssel '{KEY}'
			Διπλή εγγραφή για το κλειδί '{KEY}'
			Duplikalt bejegyzes a '{KEY}' kulcs szerint[.]
			Valore duplicato per la chiave '{KEY}'
			は索引 '{KEY}' で重複しています。
			중복된 입력 값: key '{KEY}'
			Like verdier for nøkkel '{KEY}'
			Like verdiar for nykkel '{KEY}'
			Powtórzone wystąpienie dla klucza '{KEY}'
			Entrada duplicada para a chave '{KEY}'
			Cimpul e duplicat pentru cheia '{KEY}'
			Дублирующаяся запись по ключу '{KEY}'
			Dupliran unos za ključ '{KEY}'
			Opakovaný kľúč (číslo kľúča '{KEY}')
			Entrada duplicada para la clave '{KEY}'
			Ingizo rudufu la ufunguo '%-.192s'
			Ingizo rudufu la ufunguo '{KEY}'
			Dublett för nyckel '{KEY}'
			Дублюючий запис для ключа '{KEY}'
			= 1022 64
			Can't write; duplicate key in table '{TABLE}'
			不能写;表'{TABLE}'中有重复索引
			Nemohu zapsat, zdvojený klíč v tabulce '{TABLE}'
			Kan ikke skrive, flere ens nøgler i tabellen '{TABLE}'
			Kan niet schrijven, dubbele zoeksleutel in tabel '{TABLE}'
			Ei saa kirjutada, korduv võti tabelis '{TABLE}'
			Ecriture impossible, doublon dans une clé de la table '{TABLE}'
			ჩაწერის შეცდომა. დუბლირებული გასაღები ცხრილში '{TABLE}'
			Kann nicht speichern, Grund: doppelter Schlüssel in Tabelle '{TABLE}'
			Δεν είναι δυνατή η καταχώρηση, η τιμή υπάρχει ήδη στον πίνακα '{TABLE}'
			टेबल '{TABLE}' में DUPLICATE KEY मौजूद होने के कारण नहीं लिख सके
			Irasi hiba, duplikalt kulcs a '{TABLE}' tablaban[.]
			Scrittura impossibile: chiave duplicata nella tabella '{TABLE}'
			書き込めません。表 '{TABLE}' に重複するキーがあります。
			기록할 수 없읍니다., 테이블 '{TABLE}'에서 중복 키
			기록할 수 없습니다., 테이블 '{TABLE}'에서 중복 키
			Kan ikke skrive, flere like nøkler i tabellen '{TABLE}'
			Kan ikkje skrive, flere like nyklar i tabellen '{TABLE}'
			Nie można zapisać, powtórzone klucze w tabeli '{TABLE}'
			Não pode gravar. Chave duplicada na tabela '{TABLE}'
			Nu pot sa scriu (can't write), cheie duplicata in tabela '{TABLE}'
			Невозможно произвести запись, дублирующийся ключ в таблице '{TABLE}'
			Ne mogu da pišem pošto postoji duplirani ključ u tabeli '{TABLE}'
			Nemôžem zapísať, duplikát kľúča v tabuľke '{TABLE}'
			No puedo escribir, clave duplicada en la tabla '{TABLE}'
			Haiwezi kuandika; ufunguo rudufu imepatikana katika jedwali '%-.192s'
			Haiwezi kuandika; ufunguo rudufu imepatikana katika jedwali '{TABLE}'
			Kan inte skriva, dubbel söknyckel i register '{TABLE}'
			Не можу записати, дублюючийся ключ в таблиці '{TABLE}'
			= 1169 64
			Can't write, because of unique constraint, to table '{TABLE}'
			因为表'{TABLE}' 唯一约束，无法写入
			Kvůli unique constraintu nemozu zapsat do tabulky '{TABLE}'
			Kan ikke skrive til tabellen '{TABLE}' fordi det vil bryde CONSTRAINT regler
			Kan niet opslaan naar table '{TABLE}' vanwege 'unique' beperking
			Ei suuda kirjutada tabelisse '{TABLE}', kuna see rikub ühesuse kitsendust
			Écriture impossible à cause d'un index UNIQUE sur la table '{TABLE}'
			ცხრილში '{TABLE}' უნიკალური გასაღების შეზღუდვის გამო ჩაწერა შეუძლებელია
			Schreiben in Tabelle '{TABLE}' nicht möglich wegen einer Eindeutigkeitsbeschränkung (unique constraint)
			A '{TABLE}' nem irhato, az egyedi mezok miatt
			Impossibile scrivere nella tabella '{TABLE}' per limitazione di unicita`
			一意性制約違反のため、表 '{TABLE}' に書き込めません。
			Não pode gravar, devido à restrição UNIQUE, na tabela '{TABLE}'
			Nu pot scrie pe hard-drive, din cauza constraintului unic (unique constraint) pentru tabela '{TABLE}'
			Невозможно записать в таблицу '{TABLE}' из-за ограничений уникального ключа
			Zbog provere jedinstvenosti ne mogu da upišem podatke u tabelu '{TABLE}'
			No puedo escribir, debido al único constraint, para tabla '{TABLE}'
			No puedo grabar, debido a restricción única, en la tabla '{TABLE}'
			Siwezi kuandika, kwa sababu ya kikwazo cha kipekee, kuweka meza '{TABLE}'
			Kan inte skriva till tabell '{TABLE}'; UNIQUE-test
			Не можу записати до таблиці '{TABLE}', з причини вимог унікальності
			""";

	private static final Map<Integer, List<Template>> TEMPLATES = parse();

	private Messages() {
	}

	/**
	 * The templates of a vendor code, empty for a code that is no duplicate.
	 */
	static List<Template> of(int code) {
		return TEMPLATES.getOrDefault(code, List.of());
	}

	private static Map<Integer, List<Template>> parse() {
		Map<Integer, List<Template>> templates = new HashMap<>();
		String[] head = {};
		for (String line : TEXTS.lines().toList()) {
			if (line.startsWith("= ")) {
				head = line.substring(2).split(" ");
				continue;
			}
			Template template = Template.parse(Integer.parseInt(head[head.length - 1]), line);
			for (int i = 0; i < head.length - 1; i++) {
				templates.computeIfAbsent(Integer.valueOf(head[i]), (code) -> new ArrayList<>()).add(template);
			}
		}
		return templates;
	}

}
