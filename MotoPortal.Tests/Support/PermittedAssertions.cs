using MotoPortal.Accounts.Roles;


namespace MotoPortal.Tests.Support;

/// <summary>Assertions about workflows that return data.</summary>
internal static class PermittedAssertions
{
    /// <summary>The returned data.</summary>
    public static T ShouldBeGiven<T>(this Permitted<T> answer) => answer.ShouldBeOfType<Permitted<T>.Given>().Value;
}
