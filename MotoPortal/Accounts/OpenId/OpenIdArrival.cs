using MotoPortal.Data;

namespace MotoPortal.Accounts.OpenId;

/// <summary>What the database says of a person whom the issuer sent. Closed: only the cases named here exist.</summary>
internal abstract record OpenIdArrival
{
    private OpenIdArrival()
    {
    }

    /// <summary>The person may sign in, with the roles of their claims.</summary>
    public sealed record Welcome(PortalUser Person, IReadOnlyList<string> Roles) : OpenIdArrival;

    /// <summary>The person may not; nothing was created.</summary>
    public sealed record Refused(OpenIdProblem Problem) : OpenIdArrival;
}
