using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CustomerChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Customer",
                table: "stripe_events",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GoneAt",
                table: "customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NextCheckAt",
                table: "customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Those of an earlier version are read at Stripe at the next start; an erased customer never.
            migrationBuilder.Sql("UPDATE customers SET \"NextCheckAt\" = \"SeenAt\" WHERE \"ErasedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_customers_NextCheckAt",
                table: "customers",
                column: "NextCheckAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_customers_NextCheckAt",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "Customer",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "GoneAt",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "NextCheckAt",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "customers");
        }
    }
}
