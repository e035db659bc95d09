import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j in this process. Arguments: home, configuration file, port (0 = any free one). With NEO4J_PASSWORD set, logins
 * need it. Prints "READY port" and runs until its input ends, so that it never outlives the process that started it.
 */
public class Neo4jServer {
  public static void main(String[] arguments) throws Exception {
    var password = System.getenv("NEO4J_PASSWORD");
    var service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
        .loadPropertiesFromFile(Path.of(arguments[1]))
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(arguments[2])))
        .setConfig(GraphDatabaseSettings.auth_enabled, password != null)
        .build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    if (password != null) {
      // The first login would have to change the initial password.
      service.database("system").executeTransactionally(
          "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", java.util.Map.of("password", password));
    }
    var resolver = ((GraphDatabaseAPI) service.database("neo4j")).getDependencyResolver();
    var address = resolver.resolveDependency(ConnectorPortRegister.class).getLocalAddress(ConnectorType.BOLT);
    System.out.println("READY " + address.getPort());
    while (System.in.read() >= 0) {}
    System.exit(0);
  }
}
