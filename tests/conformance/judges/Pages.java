import java.io.FileInputStream;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF whether each file keeps each standard: Pages STANDARD,STANDARD FILE... One line a verdict, tabs between. */
public class Pages {
    public static void main(String[] given) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int place = 1; place < given.length; place++) {
            for (String standard : given[0].split(",")) {
                System.out.println(given[place] + "\t" + standard + "\t" + verdict(given[place], standard));
            }
        }
    }

    private static String verdict(String file, String standard) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
        try (FileInputStream bytes = new FileInputStream(file);
             PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 3, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.isCompliant()) {
                return "pass\t" + result.getTotalAssertions() + " checks";
            }
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    return "fail\t" + each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber() + " at "
                            + each.getLocation().getContext();
                }
            }
            return "fail\tno rule named";
        } catch (Exception reason) {
            return "fail\t" + reason.getClass().getSimpleName();
        }
    }
}
