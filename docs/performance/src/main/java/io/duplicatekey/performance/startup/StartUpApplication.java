package io.duplicatekey.performance.startup;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A small application that starts, says how long that took, and stops.
 */
@SpringBootApplication
public class StartUpApplication {

	/**
	 * What the line with the result starts with. Then come: milliseconds for making the
	 * context, milliseconds since the JVM started, milliseconds of CPU time of the main
	 * thread and of all threads, how many beans there are, and how many classes.
	 */
	public static final String RESULT = "started: ";

	/**
	 * Start once.
	 * @param args properties as Spring Boot takes them
	 */
	public static void main(String[] args) {
		long begin = System.nanoTime();
		try (ConfigurableApplicationContext context = SpringApplication.run(StartUpApplication.class, args)) {
			double run = (System.nanoTime() - begin) / 1e6;
			long jvm = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
			double cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
			double thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
			long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
			context.getBean(Accounts.class).list();
			System.out.println(RESULT + run + " " + jvm + " " + thread + " " + cpu + " "
					+ context.getBeanDefinitionCount() + " " + classes);
		}
	}

}
