using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PostponedErasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EraseAfter",
                table: "customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_EraseAfter",
                table: "customers",
                column: "EraseAfter");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_customers_EraseAfter",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "EraseAfter",
                table: "customers");
        }
    }
}
