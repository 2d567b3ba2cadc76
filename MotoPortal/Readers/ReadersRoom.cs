using MotoPortal.Shell;

namespace MotoPortal.Readers;

/// <summary>Registers the readers and their leases.</summary>
internal static class ReadersRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddReaders(this IServiceCollection services) =>
        services.AddSingleton<ReaderLeases>().AddSingleton<ReaderDirectory>().AddSingleton<StoreNames>().AddSingleton(new TopBarPart(typeof(StorePart)));
}
