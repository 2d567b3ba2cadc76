using MotoPortal.Primitives;

namespace MotoPortal.Accounts.SignIn;

/// <summary>A person who adds a second factor.</summary>
/// <param name="Id">The user id.</param>
/// <param name="Email">The e-mail address, which the authenticator app shows.</param>
/// <param name="HasSecondFactor">Whether the new one replaces another.</param>
/// <param name="Session">Their session; null between password and second factor, when they are not signed in yet.</param>
/// <param name="IsByIssuer">Whether the session began at an issuer, which then says again who they are in place of a password.</param>
internal sealed record EnrollingPerson(string Id, string Email, bool HasSecondFactor, SessionId? Session, bool IsByIssuer);
