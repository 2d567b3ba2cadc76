using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MotoPortal.Accounts.OpenId;

/// <summary>Says what a failure of the protocol means to the person.</summary>
internal static class OpenIdFailure
{
    /// <summary>The problem of a failure; <see cref="OpenIdProblem.BadAnswer"/> when it is none that is known.</summary>
    public static OpenIdProblem ProblemOf(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenInvalidLifetimeException =>
            OpenIdProblem.ClocksDiffer,
        OpenIdConnectProtocolInvalidNonceException => OpenIdProblem.StateLost,
        HttpRequestException or TaskCanceledException or TimeoutException or IOException => OpenIdProblem.IssuerUnreachable,

        // Code of the library: the metadata could not be read.
        InvalidOperationException { Message: var message } when message.Contains("IDX20803", StringComparison.Ordinal) =>
            OpenIdProblem.IssuerUnreachable,

        // The handler throws its base type with a fixed text when the cookie of the sign-in is missing or the state cannot be decrypted.
        { Message: "Correlation failed." or "Unable to unprotect the message.State." } => OpenIdProblem.StateLost,
        { Message: "OpenIdConnectAuthenticationHandler: message.State is null or empty." } => OpenIdProblem.StateLost,
        { InnerException: { } inner } => ProblemOf(inner),
        _ => OpenIdProblem.BadAnswer,
    };
}
