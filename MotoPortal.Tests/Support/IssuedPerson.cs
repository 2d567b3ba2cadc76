using System.Collections.Immutable;

namespace MotoPortal.Tests.Support;

/// <summary>A person as the issuer of the tests knows them.</summary>
internal sealed record IssuedPerson(string Subject, string Name, string Email, params ImmutableArray<string> Roles)
{
    /// <summary>What the issuer says of the address; null when it says nothing.</summary>
    public bool? IsEmailVerified { get; init; } = true;

    /// <summary>The values of the claim <c>stores</c>.</summary>
    public ImmutableArray<string> Stores { get; init; } = [];

    /// <summary>How the issuer made sure, by RFC 8176.</summary>
    public ImmutableArray<string> Methods { get; init; } = ["pwd"];

    /// <summary>The authentication context; null for none.</summary>
    public string? Context { get; init; }

    /// <summary>Whether the issuer asks the person again when the portal wants it.</summary>
    public bool IsAskedAgain { get; init; } = true;
}
