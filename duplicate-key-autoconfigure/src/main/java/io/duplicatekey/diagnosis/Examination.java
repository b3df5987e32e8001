package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.diagnosis.Scene.LookUpSource;

/**
 * Asks the examiners one after the other, and makes a diagnosis of what they answer.
 */
final class Examination {

	private static final Log logger = LogFactory.getLog(Examination.class);

	private final List<Examiner> examiners;

	private final Function<LookUpSource, Scene> scenes;

	/**
	 * Create it.
	 * @param examiners who is asked, in this order
	 * @param scenes makes the scene of what gives connections
	 */
	Examination(List<Examiner> examiners, Function<LookUpSource, Scene> scenes) {
		this.examiners = examiners;
		this.scenes = scenes;
	}

	Diagnosis diagnose(LookUpSource lookUps) {
		Scene scene = this.scenes.apply(lookUps);
		List<String> ruledOut = new ArrayList<>();
		for (Examiner examiner : this.examiners) {
			Finding finding = ask(examiner, scene);
			if (finding instanceof Finding.Proven proven) {
				return proven(scene, proven, ruledOut);
			}
			if (finding instanceof Finding.RuledOut not) {
				ruledOut.add(not.cause() + ": " + not.why());
			}
		}
		return new Diagnosis(withoutValue(scene.violation()), DuplicateCause.NOT_DETERMINED,
				"Not determined: what is known does not leave one cause only.", scene.notes(), ruledOut,
				List.of(Cures.UPSERT, Cures.INSERT_IF_ABSENT));
	}

	private static @Nullable Finding ask(Examiner examiner, Scene scene) {
		try {
			return examiner.examine(scene);
		}
		catch (NotLookedUpException ex) {
			scene.note("The schema was not looked at, or not all of it: " + ex.reason() + ".");
		}
		catch (SQLException | RuntimeException ex) {
			scene.note("A look-up failed: " + Failures.describe(ex) + ".");
			logger.debug(examiner.getClass().getSimpleName() + " could not look: " + Failures.describe(ex));
		}
		return null;
	}

	private static Diagnosis proven(Scene scene, Finding.Proven proven, List<String> ruledOut) {
		return new Diagnosis(withoutValue(scene.violation()), proven.cause(), proven.description(), proven.evidence(),
				ruledOut, proven.cures());
	}

	/**
	 * A diagnosis is passed on and logged, also where exceptions carry the value.
	 */
	private static DuplicateKeyViolation withoutValue(DuplicateKeyViolation violation) {
		if (violation.value().isEmpty()) {
			return violation;
		}
		return DuplicateKeyViolation.builder()
			.constraint(violation.constraint())
			.table(violation.table())
			.schema(violation.schema())
			.columns(violation.columns())
			.entity(violation.entityType(), violation.properties())
			.rows(violation.rows().orElse(null))
			.build();
	}

}
