using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MotoPortal.Tests.Support;

/// <summary>A certificate authority of one test, which no machine trusts; only the clients that it makes do.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly DateTimeOffset _from = TimeProvider.System.GetUtcNow().AddMinutes(-5);
    private readonly X509Certificate2 _root;

    public CertificateAuthority()
    {
        var request = new CertificateRequest("CN=Authority of the tests", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _root = request.CreateSelfSigned(_from, Until);
    }

    private DateTimeOffset Until => _from.AddDays(1);

    /// <summary>The certificate of the authority itself.</summary>
    public byte[] Root => _root.RawData;

    /// <summary>A certificate that only signs time stamps.</summary>
    /// <param name="name">Who stamps.</param>
    /// <param name="publicKey">Their public key, as SubjectPublicKeyInfo.</param>
    public byte[] IssueStamping(string name, byte[] publicKey)
    {
        var request = new CertificateRequest(
            new X500DistinguishedName($"CN={name}"), PublicKey.CreateFromSubjectPublicKeyInfo(publicKey, out _), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], critical: true));
        using var issued = request.Create(_root, _from, Until, RandomNumberGenerator.GetBytes(8));
        return issued.RawData;
    }

    /// <summary>Writes a server's certificate with its key as PKCS #12.</summary>
    public async Task WriteServerAsync(string name, string file, string password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var issued = request.Create(_root, _from, Until, RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);
        await File.WriteAllBytesAsync(file, withKey.Export(X509ContentType.Pkcs12, password));
    }

    /// <summary>A client that finds every name on one port of this machine, follows no redirect, and trusts this authority alone.</summary>
    /// <param name="address">The address with the name of the server.</param>
    /// <param name="port">The port on which the server listens.</param>
    /// <param name="cookies">The browser's cookies; null for none.</param>
    public HttpClient ClientOf(string address, int port, CookieContainer? cookies = null) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = cookies is not null,
        CookieContainer = cookies ?? new CookieContainer(),
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { _root },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    })
    {
        BaseAddress = new Uri(address),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }
}
