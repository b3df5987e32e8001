package io.duplicatekey.csv;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.springframework.core.OverridingClassLoader;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.upsert.CsvOptions;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvImportTests {

	@Test
	void saysWhichDependencyIsMissing() throws ReflectiveOperationException {
		Constructor<?> constructor = new WithoutFastCsv().loadClass(CsvImport.class.getName())
			.getConstructor(String.class, Consumer.class);
		Consumer<CsvOptions> defaults = (options) -> {
		};
		assertThatExceptionOfType(InvocationTargetException.class)
			.isThrownBy(() -> constructor.newInstance("Test", defaults))
			.havingCause()
			.isInstanceOf(InvalidDeclarationException.class)
			.withMessageContaining("Add the dependency de.siegmar:fastcsv");
	}

	/**
	 * Loads the room again, beside the rest of the class path.
	 */
	private static final class WithoutFastCsv extends OverridingClassLoader {

		WithoutFastCsv() {
			super(CsvImportTests.class.getClassLoader());
		}

		@Override
		public Class<?> loadClass(String name) throws ClassNotFoundException {
			if (name.startsWith("de.siegmar.")) {
				throw new ClassNotFoundException(name);
			}
			return super.loadClass(name);
		}

		@Override
		protected boolean isEligibleForOverriding(String name) {
			return name.startsWith(CsvImport.class.getPackageName());
		}

	}

}
