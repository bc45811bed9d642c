import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;
import java.util.Date;
import java.util.logging.LogManager;

/** Asks the EU's DSS library about each file's signatures: Signatures CERTIFICATE SECONDS FILE...
 * The certificate is trusted; SECONDS since 1970 are the hour at which it is asked. */
public class Signatures {
    public static void main(String[] given) {
        LogManager.getLogManager().reset();
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(given[0])));
        Date at = new Date(Long.parseLong(given[1]) * 1000);
        for (int place = 2; place < given.length; place++) {
            System.out.println(given[place] + "\tdss\t" + verdict(given[place], trusted, at));
        }
    }

    private static String verdict(String file, CommonTrustedCertificateSource trusted, Date at) {
        try {
            CommonCertificateVerifier verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(trusted);
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
            validator.setCertificateVerifier(verifier);
            validator.setValidationTime(at);
            Reports reports = validator.validateDocument();
            SimpleReport report = reports.getSimpleReport();
            if (report.getSignatureIdList().isEmpty()) {
                return "fail\tno signature";
            }
            StringBuilder said = new StringBuilder();
            boolean passed = true;
            for (String id : report.getSignatureIdList()) {
                passed &= report.isValid(id);
                said.append(report.getIndication(id)).append(' ').append(report.getSubIndication(id)).append(' ');
                said.append(report.getSignatureFormat(id)).append(' ');
                report.getAdESValidationErrors(id).forEach(each -> said.append(each.getValue()).append("; "));
            }
            return (passed ? "pass" : "fail") + "\t" + said.toString().trim();
        } catch (Exception reason) {
            return "fail\t" + reason.getClass().getSimpleName() + " " + reason.getMessage();
        }
    }
}
