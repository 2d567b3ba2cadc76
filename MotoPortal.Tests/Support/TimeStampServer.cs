using System.Net;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;
using Org.BouncyCastle.X509;

namespace MotoPortal.Tests.Support;

/// <summary>A small time-stamp authority (RFC 3161) over real HTTP, whose certificate a test trusts.</summary>
internal sealed class TimeStampServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly AsymmetricCipherKeyPair _keys;
    private readonly Task _serving;
    private int _asked;

    /// <summary>Starts the authority.</summary>
    /// <param name="above">The authority that issued its certificate; null for one that it signed itself.</param>
    public TimeStampServer(CertificateAuthority? above = null)
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(SecObjectIdentifiers.SecP256r1, new SecureRandom()));
        _keys = generator.GenerateKeyPair();
        Certificate = above is null
            ? Issue(_keys)
            : new X509Certificate(above.IssueStamping(
                "Time-stamp authority below a root",
                SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(_keys.Public).GetDerEncoded()));
        Address = $"http://127.0.0.1:{FreePort.Take()}/tsr/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    public X509Certificate Certificate { get; }

    /// <summary>How often it was asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>What it answers instead of what was asked; null for the right answer.</summary>
    public Func<byte[], byte[]>? Instead { get; set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private static X509Certificate Issue(AsymmetricCipherKeyPair keys)
    {
        var name = new X509Name("CN=Time-stamp authority of the tests");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var certificate = new X509V3CertificateGenerator();
        certificate.SetSerialNumber(BigInteger.One);
        certificate.SetIssuerDN(name);
        certificate.SetSubjectDN(name);
        certificate.SetNotBefore(now.AddMinutes(-5));
        certificate.SetNotAfter(now.AddDays(1));
        certificate.SetPublicKey(keys.Public);
        certificate.AddExtension(X509Extensions.ExtendedKeyUsage, critical: true, new ExtendedKeyUsage(KeyPurposeID.id_kp_timeStamping));
        return certificate.Generate(new Asn1SignatureFactory("SHA256withECDSA", keys.Private));
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _asked);
            using var asked = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(asked);
            var answer = Answer(asked.ToArray());
            await context.Response.OutputStream.WriteAsync(Instead?.Invoke(answer) ?? answer);
            context.Response.Close();
        }
    }

    /// <summary>The answer over a text, as it gives it over HTTP.</summary>
    public byte[] Stamp(byte[] text)
    {
        var generator = new TimeStampRequestGenerator();
        generator.SetCertReq(true);
        return Answer(generator.Generate(TspAlgorithms.Sha256, SHA256.HashData(text), BigInteger.Ten).GetEncoded());
    }

    private byte[] Answer(byte[] asked)
    {
        var tokens = new TimeStampTokenGenerator(_keys.Private, Certificate, TspAlgorithms.Sha256, "1.2.3.4.5");
        tokens.SetCertificates(CollectionUtilities.CreateStore([Certificate]));
        var response = new TimeStampResponseGenerator(tokens, TspAlgorithms.Allowed);
        return response.Generate(new TimeStampRequest(asked), BigInteger.Two, TimeProvider.System.GetUtcNow().UtcDateTime).GetEncoded();
    }
}
