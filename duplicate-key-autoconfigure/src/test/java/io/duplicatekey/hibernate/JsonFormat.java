package io.duplicatekey.hibernate;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import net.minidev.json.JSONObject;
import net.minidev.json.JSONValue;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/**
 * Writes maps as JSON, so that the tests need none of the Jacksons of Boot's lines.
 */
public class JsonFormat implements FormatMapper {

	@Override
	public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
		Map<String, Object> map = new HashMap<>((JSONObject) JSONValue.parse(text.toString()));
		return type.getJavaTypeClass().cast(map);
	}

	@Override
	public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
		return JSONObject.toJSONString(new TreeMap<String, Object>((Map<String, ?>) value));
	}

}
