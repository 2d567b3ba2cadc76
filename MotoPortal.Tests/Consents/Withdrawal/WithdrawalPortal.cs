using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Withdrawal;

/// <summary>The tests that withdraw consents in one running portal; each creates its own customer.</summary>
[CollectionDefinition(Name)]
public sealed class WithdrawalPortal : ICollectionFixture<RecordsPortal>, ICollectionFixture<ChromiumFixture>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Withdrawal";
}
