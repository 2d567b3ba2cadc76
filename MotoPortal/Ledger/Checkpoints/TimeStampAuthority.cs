using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Tsp;

namespace MotoPortal.Ledger.Checkpoints;

/// <summary>
/// Asks a time-stamp authority (RFC 3161) to sign that a text existed, so that the time of a checkpoint does not rest on the portal's word.
/// </summary>
internal sealed partial class TimeStampAuthority(
    IHttpClientFactory clients, IOptions<LedgerOptions> options, ILogger<TimeStampAuthority> log)
{
    /// <summary>The name of the client that asks.</summary>
    public const string Client = "time-stamps";

    // A token with its certificates is a few kilobytes.
    private const int LargestAnswer = 100_000;
    private const int NonceBytes = 8;

    /// <summary>Whether an authority is set.</summary>
    public bool IsSet => options.Value.TimeStampAuthority is { Length: > 0 };

    /// <summary>Whether the last answer was none, or not one to this question.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The authority's answer over a text, as <c>openssl ts -verify</c> reads it; null when it is not to be had.</summary>
    public async Task<byte[]?> StampAsync(byte[] text, CancellationToken cancellationToken)
    {
        try
        {
            var generator = new TimeStampRequestGenerator();
            generator.SetCertReq(true);
            var request = generator.Generate(
                TspAlgorithms.Sha256, SHA256.HashData(text), new BigInteger(1, RandomNumberGenerator.GetBytes(NonceBytes)));
            var answer = await AskAsync(request.GetEncoded(), cancellationToken);
            Demand(answer, request);
            HasFailed = false;
            return answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TspException or InvalidOperationException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            HasFailed = true;
            LogFailed(log, exception);
            return null;
        }
    }

    private async Task<byte[]> AskAsync(byte[] question, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(Client);
        http.MaxResponseContentBufferSize = LargestAnswer;
        using var content = new ByteArrayContent(question);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var response = await http.PostAsync(new Uri(options.Value.TimeStampAuthority!), content, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    // The digest and the number of the question, and the signature over both by the certificate in the answer. Who that certificate is of
    // decides the person who verifies, with the certificates that they trust.
    private static void Demand(byte[] answer, TimeStampRequest request)
    {
        var response = new TimeStampResponse(answer);
        response.Validate(request);
        var token = response.TimeStampToken ?? throw new TspException("The authority refused.");
        var certificate = token.GetCertificates().EnumerateMatches(token.SignerID).FirstOrDefault()
            ?? throw new TspException("The answer has no certificate.");
        token.Validate(certificate);
    }

    [LoggerMessage(2606, LogLevel.Error, "The time-stamp authority did not sign the checkpoint")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
