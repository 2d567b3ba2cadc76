using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using BouncyCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace MotoPortal.Ledger.Proofs;

/// <summary>
/// Verifies a time-stamp authority's answer (RFC 3161) beside a file: each statement with whether it holds. No network is used, so a
/// certificate that was revoked is not noticed.
/// </summary>
internal static class VerifiedStamp
{
    /// <summary>What is said without a certificate.</summary>
    public const string NoAuthority =
        "No certificate of a time-stamp authority was given (--authority FILE), so it is not known whose time stamp it is.";

    private const string Trusted = "That is the authority whose certificate was given, or one of the root that was.";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>Verifies a stamp.</summary>
    /// <param name="digest">SHA-256 of the stamped file.</param>
    /// <param name="stamp">The authority's answer.</param>
    /// <param name="authorities">The trusted certificates: of the authority itself, or of the root above it; empty for none.</param>
    public static IReadOnlyList<(bool Holds, string Sentence)> Lines(
        byte[] digest, byte[] stamp, X509Certificate2Collection authorities)
    {
        try
        {
            return new TimeStampResponse(stamp).TimeStampToken is { } token
                ? Lines(digest, token, authorities)
                : [(false, "The authority refused to stamp it.")];
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            return [(false, "What lies beside it as a time stamp is none.")];
        }
    }

    private static List<(bool Holds, string Sentence)> Lines(
        byte[] digest, TimeStampToken token, X509Certificate2Collection authorities)
    {
        var stamped = token.TimeStampInfo;
        var isOfFile = string.Equals(stamped.MessageImprintAlgOid, TspAlgorithms.Sha256, StringComparison.Ordinal)
            && stamped.GetMessageImprintDigest().AsSpan().SequenceEqual(digest);
        List<(bool Holds, string Sentence)> lines = [(isOfFile, "Its time stamp is over the bytes of this file.")];
        if (Signer(token, authorities) is not { } signer)
        {
            lines.Add((false, "The certificate of who signed the time stamp is not in it."));
            return lines;
        }

        using var certificate = X509CertificateLoader.LoadCertificate(signer.GetEncoded());
        var at = DateTime.SpecifyKind(stamped.GenTime, DateTimeKind.Utc);
        lines.Add((IsSigned(token, signer), string.Create(
            CultureInfo.InvariantCulture, $"It was stamped on {at:yyyy-MM-dd} at {at:HH:mm:ss} UTC by {certificate.Subject}.")));
        lines.Add(authorities.Count == 0
            ? (false, NoAuthority)
            : (IsTrusted(certificate, token, authorities, at), Trusted));
        return lines;
    }

    private static BouncyCertificate? Signer(TimeStampToken token, X509Certificate2Collection authorities) =>
        token.GetCertificates().EnumerateMatches(token.SignerID).FirstOrDefault()
        ?? authorities.Select(given => new BouncyCertificate(given.RawData)).FirstOrDefault(given => token.SignerID.Match(given));

    // The signature, the digest of the certificate in what is signed, its time and that it is for time stamps alone.
    private static bool IsSigned(TimeStampToken token, BouncyCertificate signer)
    {
        try
        {
            token.Validate(signer);
            return true;
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            return false;
        }
    }

    private static bool IsTrusted(
        X509Certificate2 certificate, TimeStampToken token, X509Certificate2Collection authorities, DateTime at)
    {
        if (authorities.Any(given => given.RawDataMemory.Span.SequenceEqual(certificate.RawData)))
        {
            return true;
        }

        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(authorities);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.ApplicationPolicy.Add(new Oid(TimeStamping));
        policy.VerificationTime = at;
        foreach (var other in token.GetCertificates().EnumerateMatches(null))
        {
            policy.ExtraStore.Add(X509CertificateLoader.LoadCertificate(other.GetEncoded()));
        }

        return chain.Build(certificate);
    }

    // What is no ASN.1 of the right form fails in the library in any of these ways.
    private static bool IsMalformed(Exception exception) => exception is TspException or CmsException or GeneralSecurityException
        or CryptographicException or IOException or ArgumentException or InvalidOperationException or InvalidCastException
        or FormatException or ArithmeticException or IndexOutOfRangeException or NullReferenceException;
}
